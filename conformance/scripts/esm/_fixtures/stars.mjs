export * from './star-a.mjs';
export * from './star-b.mjs';
export * as inner from './star-a.mjs';
export { a as renamed, default as fromDefault } from './star-a.mjs';
