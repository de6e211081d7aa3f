/** Of whatever was pressed, when the network did not answer. */
export const enChanges = {
  'change.unknown': 'No answer came. It may or may not be done.',
  'change.unknownText': 'Look again first. Nothing more is sent from here till then.',
  'change.look': 'Look again',
  'change.looked': 'Looked again: what stands here is how it is now.',
  'change.unsaved': 'Not confirmed: no answer came',
  'change.unsavedText':
    'What you chose stays on this page and is sent again once the network is back. Keep it open.',
} as const;

export type ChangeWords = Readonly<Record<keyof typeof enChanges, string>>;
