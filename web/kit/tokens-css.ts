import { type Colours, dark, fonts, light, motion, radius, space, text, touch } from './tokens.ts';

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function properties(group: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `  --${group}-${kebab(name)}: ${value};`)
    .join('\n');
}

function colours(of: Colours): string {
  return properties('colour', of);
}

/**
 * The tokens as custom properties: `--colour-ink-soft`, `--space-two`. Two blocks instead of
 * light-dark(), which phones older than 2024 do not know.
 */
export function tokensCss(): string {
  const fixed = [
    properties('space', space),
    properties('text', text),
    properties('radius', radius),
    properties('motion', motion),
    properties('touch', touch),
    properties('font', fonts),
  ].join('\n');
  return [
    `:root {\n  color-scheme: light dark;\n${colours(light)}\n${fixed}\n}`,
    `@media (prefers-color-scheme: dark) {\n:root {\n${colours(dark)}\n}\n}`,
    // Paper is white, whatever the screen was.
    `@media print {\n:root {\n  color-scheme: light;\n${colours({ ...light, paper: '#ffffff' })}\n}\n}`,
    // Who asks for less motion gets none.
    `@media (prefers-reduced-motion: reduce) {\n:root {\n  --motion-quick: 0ms;\n  --motion-calm: 0ms;\n}\n}`,
    '',
  ].join('\n');
}
