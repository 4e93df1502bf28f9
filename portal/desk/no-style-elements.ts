/**
 * Stands in for the component library's own writer of style elements (portal/library-css.ts), which the page's security policy would
 * refuse one by one: what it would write for components is in the style sheet, and that a page stays still under a dialog is in shell.css.
 */
export const updateCSS = (): HTMLStyleElement => document.createElement('style');
export const injectCSS = updateCSS;
export const removeCSS = (): void => undefined;
