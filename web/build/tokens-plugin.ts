import type { Plugin } from 'vite';
import { tokensCss } from '../kit/tokens-css.ts';

const name = './tokens.css';
const made = '\0tokens.css';

/**
 * Makes the style sheet of the tokens, which the kit imports, so that they are written only once.
 */
export function tokensPlugin(): Plugin {
  return {
    name: 'lowu:tokens',
    enforce: 'pre',
    resolveId: (id, importer) =>
      id === name && importer?.endsWith('/kit/index.ts') ? made : undefined,
    load: (id) => (id === made ? tokensCss() : undefined),
  };
}
