import half from './cycle-both.cjs';
export const whole = 1;
console.log('module sees', half);
