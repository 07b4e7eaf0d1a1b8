import { modulePages } from '../pages/modules.js';

export default {
  paths: () => modulePages().map(({ id, text }) => ({ params: { module: id }, content: text })),
};
