import { examples } from '../pages/examples.js';

export default {
  watch: ['../../examples/**/*.ts'],
  paths: () => examples().map(({ name, text }) => ({ params: { example: name }, content: text })),
};
