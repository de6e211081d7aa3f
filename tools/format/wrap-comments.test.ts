import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrapComments } from './wrap-comments.ts';

const words = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen of';

test('a comment that is too wide is broken between words, with its indent', () => {
  assert.equal(
    wrapComments('a.ts', `  // ${words} fifteen sixteen.\n  // And more.\n  a();\n`),
    `  // ${words} fifteen\n  // sixteen. And more.\n  a();\n`,
  );
  assert.equal(
    wrapComments('a.sql', `-- ${words} fifteen sixteen\nselect 1;\n`),
    `-- ${words} fifteen\n-- sixteen\nselect 1;\n`,
  );
});

test('a docstring on one line becomes one on several', () => {
  assert.equal(
    wrapComments('a.ts', `/** ${words} fifteen sixteen. */\nexport const a = 1;\n`),
    `/**\n * ${words} fifteen\n * sixteen.\n */\nexport const a = 1;\n`,
  );
});

test('lists, examples and paragraphs of a docstring keep their lines', () => {
  const text = `/**\n * ${words} fifteen sixteen.\n *\n * - one\n *     two()\n * end\n */\n`;
  assert.equal(
    wrapComments('a.ts', text),
    `/**\n * ${words} fifteen\n * sixteen.\n *\n * - one\n *     two()\n * end\n */\n`,
  );
});

test('what fits, what stands behind code and what only looks like a comment stays', () => {
  const long = `${words} ${words}`;
  const kept = [
    '// Short.\n// Lines stay as they were broken.\na();\n',
    `a(); // ${long}\n`,
    `const text = \`\n// ${long}\n/** ${long} */\n\`;\n`,
    `// ${'x'.repeat(120)}\n`,
  ];
  for (const text of kept) assert.equal(wrapComments('a.ts', text), text);
});
