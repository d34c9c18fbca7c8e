import { real, unreal as other } from './plain.cjs';
