import type { WordsOf } from '../../language/index.ts';

/** What the page says about those who want to be forgotten. */
export const enErasures = {
  'title.erasures': 'Being forgotten',
  'nav.erasures': 'Being forgotten',
  'none.erasures': 'Nobody waits to be forgotten',
  'erasures.person': 'Person',
  'erasures.checkedBy': 'Checked by',
  'erasures.check': 'It is they who ask',
  'erasures.forget': 'Forget them',
  'erasures.refuse': 'Refuse',
  'erasures.reason': 'Why not, in words for the person',
  'erasures.noObstacle': 'Nothing',
  'erasures.obstacle.person_has_line': 'A line lives',
  'erasures.obstacle.person_has_money': 'Money on a line',
  'erasures.obstacle.person_has_appeal': 'An appeal is open',
  'erasures.obstacle': 'In the way',
  'erasures.about':
    'What is forgotten: name, language, labels, addresses and sign-ins, the words and files of appeals, and saved ways to pay, which end. Books, receipts, evidence, the history of numbers and the trail stay, as the law wants; they say an id and a masked number.',
  'erasures.state.asked': 'Asked; to be checked',
  'erasures.state.checked': 'Checked; to be done',
} as const;

export type ErasureWords = WordsOf<typeof enErasures>;
