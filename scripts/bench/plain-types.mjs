import { registerHooks } from 'node:module';

/**
 * Lets Node run the sources itself: it strips the types, and imports of `.js` find the `.ts` beside it. What tsx adds to
 * functions to keep their names would be measured too.
 */
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !specifier.endsWith('.js')) return next(specifier, context);
    try {
      return next(specifier, context);
    } catch {
      return next(specifier.replace(/\.js$/, '.ts'), context);
    }
  },
});
