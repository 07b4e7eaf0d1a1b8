import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineAsyncComponent } from 'vue';
import './style.css';

/** VitePress's own theme with quieter colours, system fonts and the playground. */
const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => {
    app.component(
      'PlaygroundTabs',
      defineAsyncComponent(() => import('./playground/PlaygroundTabs.vue')),
    );
  },
};

export default theme;
