export const b = 'b';
export const both = 'from b';
