import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Colours, dark, light, touch } from './tokens.ts';
import { tokensCss } from './tokens-css.ts';

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of WCAG 2.2: 1 for the same colour, 21 for black on white. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const texts: readonly [keyof Colours, keyof Colours][] = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink', 'actionTint'],
  ['ink', 'attentionTint'],
  ['ink', 'lossTint'],
  ['inkSoft', 'paper'],
  ['inkSoft', 'surface'],
  ['inkSoft', 'actionTint'],
  ['inkSoft', 'attentionTint'],
  ['action', 'paper'],
  ['action', 'surface'],
  ['action', 'actionTint'],
  ['onAction', 'action'],
  ['onAction', 'actionPressed'],
  ['attention', 'surface'],
  ['attention', 'paper'],
  ['attention', 'attentionTint'],
  ['loss', 'surface'],
  ['loss', 'paper'],
  ['loss', 'lossTint'],
];

const edges: readonly [keyof Colours, keyof Colours][] = [
  ['edge', 'surface'],
  ['edge', 'paper'],
  ['attentionEdge', 'surface'],
  ['attentionEdge', 'paper'],
  ['action', 'surface'],
];

suite('the look', () => {
  for (const [theme, colours] of Object.entries({ light, dark })) {
    test(`every text stands out from its ground by 4.5 in the ${theme} theme`, () => {
      for (const [text, ground] of texts) {
        const ratio = contrast(colours[text], colours[ground]);
        assert.ok(ratio >= 4.5, `${text} on ${ground} has ${ratio.toFixed(2)}`);
      }
    });

    test(`every edge of a control stands out by 3 in the ${theme} theme`, () => {
      for (const [edge, ground] of edges) {
        const ratio = contrast(colours[edge], colours[ground]);
        assert.ok(ratio >= 3, `${edge} on ${ground} has ${ratio.toFixed(2)}`);
      }
    });
  }

  test('what a finger must hit is at least 44 px high', () => {
    assert.ok(Number.parseFloat(touch.least) * 16 >= 44);
  });

  test('every colour of both themes becomes a custom property', () => {
    const css = tokensCss();
    for (const value of [...Object.values(light), ...Object.values(dark)]) {
      assert.ok(css.includes(`: ${value};`), value);
    }
    assert.ok(css.includes('--colour-ink-soft: #53625f;'));
  });

  test('motion stops for whoever asks for less of it', () => {
    assert.match(
      tokensCss(),
      /prefers-reduced-motion: reduce\) \{\n:root \{\n {2}--motion-quick: 0ms/,
    );
  });
});
