import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { tokensCss } from '../kit/tokens-css.ts';

const mostBytes = 50_000;

/**
 * Writes the page that checks receipts: one file with its script and style in it, that works from a
 * disk and without a network. Its policy allows exactly that script and that style, by their
 * hashes, so that nothing which a proof says could ever run. The server puts the keys of the log
 * where `PINS` stands.
 */
export function verifierPlugin(root: string, folder: string): Plugin {
  return {
    name: 'lowu:verifier',
    apply: 'build',
    async closeBundle(error) {
      if (error) return;
      const source = path.join(root, 'verifier');
      const script = await scriptOf(path.join(source, 'main.ts'));
      const style = squeezed(tokensCss() + readFileSync(path.join(source, 'verify.css'), 'utf8'));
      const policy = [
        "default-src 'none'",
        `script-src '${hashOf(script)}'`,
        `style-src '${hashOf(style)}'`,
        "connect-src 'self'",
        'img-src data:',
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; ');
      const parts: Readonly<Record<string, string>> = {
        POLICY: policy,
        STYLE: style,
        SCRIPT: script,
      };
      const page = readFileSync(path.join(source, 'verify.html'), 'utf8').replaceAll(
        /\b(?:POLICY|STYLE|SCRIPT)\b/g,
        (name) => parts[name] ?? name,
      );
      const size = Buffer.byteLength(page);
      if (size > mostBytes) throw new Error(`the verifier has ${size} bytes`);
      mkdirSync(path.join(folder, 'verifier'), { recursive: true });
      writeFileSync(path.join(folder, 'verifier/verify.html'), page);
    },
  };
}

async function scriptOf(input: string): Promise<string> {
  const built = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: ['chrome100', 'safari15.4', 'firefox104'],
      modulePreload: false,
      rolldownOptions: { input, output: { format: 'iife' } },
    },
  })) as Rolldown.RolldownOutput;
  const [chunk] = built.output;
  return chunk.code.trim();
}

function squeezed(css: string): string {
  return css
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
