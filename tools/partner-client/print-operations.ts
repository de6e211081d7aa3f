import { hash } from 'node:crypto';
import { partnerRoutes } from '../../contract/src/partner.ts';
import { order, topup } from '../../contract/src/partner/topups.ts';
import type { Route } from '../../contract/src/route.ts';
import { money, problem, words } from '../../contract/src/shapes.ts';
import { keyOf, printType, type Schema } from './print-type.ts';

/** Says which contract a file was written from, so that a test sees where the two have parted. */
export function stampOf(text: string): string {
  return `// Of the contract ${hash('sha256', text).slice(0, 16)}.`;
}

const about = '// Written by `npm run partner-client`; do not change it by hand.';

function schemaOf(schema: Route['answer']): Schema {
  return JSON.parse(JSON.stringify(schema)) as Schema;
}

const shared: readonly (readonly [string, Route['answer'], string])[] = [
  ['Money', money, 'Minor units: cents, fen.'],
  ['Words', words, 'The same words in the three languages.'],
  ['Topup', topup, 'A top-up that is sold.'],
  ['Order', order, 'What is taken and not sold, or not to be.'],
  ['Problem', problem, 'Why something was refused (RFC 9457).'],
];

/** The files that are written, by their names, before they are formatted. */
export function printOperations(): Readonly<Record<string, string>> {
  const printed = Object.entries(printAll());
  return Object.fromEntries(
    printed.map(([name, text]) => [name, [about, stampOf(text), '', text, ''].join('\n')]),
  );
}

function printAll(): Record<string, string> {
  const names = new Map<string, string>();
  const types = shared.map(([name, schema, said]) => {
    const one = schemaOf(schema);
    const text = `/** ${said} */\nexport type ${name} = ${printType(one, names)};`;
    names.set(keyOf(one), name);
    return text;
  });
  const routes = Object.entries(partnerRoutes) as [string, Route][];
  // How tokens are got is the client's own business.
  const called = routes.filter(([name]) => name !== 'requestToken');
  const tags = Map.groupBy(called, ([, { tag }]) => tag);
  const parts = [...tags].map(([tag, of]) => {
    const text = of.map(([name, route]) => printOperation(name, route, names)).join('\n');
    return { tag, slug: slugOf(tag), type: typeNameOf(tag), text };
  });
  return {
    'shapes.ts': types.join('\n\n'),
    ...Object.fromEntries(
      parts.map(({ tag, slug, type, text }) => [
        `operations/${slug}.ts`,
        `${importOf(text)}/** ${tag}. */\nexport interface ${type} {\n${text}\n}`,
      ]),
    ),
    'operations.ts': [
      ...parts.map(({ slug, type }) => `import type { ${type} } from './operations/${slug}.ts';`),
      '',
      '/** What each operation takes and answers. */',
      `export type Operations = ${parts.map(({ type }) => type).join(' & ')};`,
    ].join('\n'),
    'paths.ts': [
      '/** Where each operation stands. */\nexport const operations = {',
      ...called.map(([name, { method, path }]) => `${name}: ['${method}', '${path}'],`),
      '} as const;',
    ].join('\n'),
  };
}

function slugOf(tag: string): string {
  return tag.toLowerCase().replaceAll(/[^a-z]+/g, '-');
}

function typeNameOf(tag: string): string {
  const words = slugOf(tag).split('-');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** Of the shared types those that a text names. */
function importOf(text: string): string {
  const used = shared
    .map(([name]) => name)
    .filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  return used.length === 0 ? '' : `import type { ${used.join(', ')} } from '../shapes.ts';\n\n`;
}

function printOperation(name: string, route: Route, names: ReadonlyMap<string, string>): string {
  const parts = (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = route[part];
    if (!schema) return [];
    const mark = part === 'query' ? '?' : '';
    return [`readonly ${part}${mark}: ${printType(schemaOf(schema), names)};`];
  });
  const given =
    parts.length === 0 ? 'Readonly<Record<string, never>>' : `{\n${parts.join('\n')}\n}`;
  const answers = [route.answer, ...(route.accepted ? [route.accepted] : [])];
  const answer = answers.map((one) => printType(schemaOf(one), names)).join(' | ');
  return `/** ${route.summary} */\n${name}: { given: ${given}; answer: ${answer} };`;
}
