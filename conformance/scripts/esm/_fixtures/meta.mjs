export default import.meta;
