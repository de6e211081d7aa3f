/**
 * The look of every screen, once. The style sheets take it as custom properties (`tokensCss`),
 * and screens that bring a component library of their own give it these values, so that all are
 * one family.
 *
 * Pairs of text and ground are held to a contrast of 4.5 by a test, edges of controls to 3 (WCAG
 * 2.2, success criteria 1.4.3 and 1.4.11).
 */
export const light = {
  /** The page itself, a warm white like good paper. */
  paper: '#fbfaf6',
  /** What lies on the page: cards, sheets, fields. */
  surface: '#ffffff',
  ink: '#14211f',
  inkSoft: '#53625f',
  hairline: '#e2e4dc',
  /** The edge of something that can be touched. */
  edge: '#84918e',
  /** Harbour green: what one can do. */
  action: '#0a5f5a',
  actionPressed: '#07443f',
  onAction: '#ffffff',
  actionTint: '#e6f0ed',
  /** Amber: what needs attention. */
  attention: '#7d4a00',
  attentionTint: '#fdf1d8',
  attentionEdge: '#b9770b',
  /** Red only for loss. */
  loss: '#a8201a',
  lossTint: '#fbe9e7',
  veil: '#14211f8c',
} as const;

export type Colours = { readonly [Name in keyof typeof light]: string };

export const dark: Colours = {
  paper: '#0e1413',
  surface: '#151d1b',
  ink: '#e9efed',
  inkSoft: '#a2b1ad',
  hairline: '#2a3533',
  edge: '#748480',
  action: '#5fc6ba',
  actionPressed: '#8cd9d0',
  onAction: '#05211e',
  actionTint: '#12312d',
  attention: '#f3bf5a',
  attentionTint: '#2f2510',
  attentionEdge: '#a87a1c',
  loss: '#ff9a90',
  lossTint: '#36191a',
  veil: '#000000a6',
};

/**
 * Steps of an 8-px grid. They grow with the text, but never beyond what they are on the narrowest
 * phone, 320 px: whoever reads at 200 % needs the room for words.
 */
export const space = {
  half: 'min(0.25rem, 1.25vw)',
  one: 'min(0.5rem, 2.5vw)',
  oneAndHalf: 'min(0.75rem, 3.75vw)',
  two: 'min(1rem, 5vw)',
  three: 'min(1.5rem, 7.5vw)',
  four: 'min(2rem, 10vw)',
  five: 'min(2.5rem, 12.5vw)',
  six: 'min(3rem, 15vw)',
  eight: 'min(4rem, 20vw)',
} as const;

export const text = {
  small: '0.8125rem',
  body: '1rem',
  lead: '1.125rem',
  title: '1.375rem',
  large: 'min(1.75rem, 9vw)',
  balance: 'min(2.875rem, 14vw)',
} as const;

export const radius = {
  small: '0.5rem',
  medium: '0.75rem',
  large: '1rem',
  round: '62rem',
} as const;

/** Motion explains where something came from; it is over before one waits for it. */
export const motion = { quick: '100ms', calm: '150ms' } as const;

/** The least size of what a finger must hit. */
export const touch = { least: '2.75rem' } as const;

const latin = '"Segoe UI", "Noto Sans", Roboto, system-ui, sans-serif';

/**
 * Hong Kong and the Mainland write many characters in different forms, so each has its own fonts
 * first.
 */
export const fonts = {
  hant: `-apple-system, "PingFang HK", "Noto Sans HK", "Microsoft JhengHei", ${latin}`,
  hans: `-apple-system, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", ${latin}`,
  latin: `-apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang HK", system-ui, sans-serif`,
} as const;
