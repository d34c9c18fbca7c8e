import { missing } from './names.mjs';
