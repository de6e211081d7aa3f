import { type Language, languages } from '#base';
import type { SettingValues } from '#platform/settings';
import { partsOf, type TextParts } from '#wire/smpp';
import { kindRules, type MessageLevel } from './kind-rule.ts';
import { largestParameters } from './largest-parameters.ts';
import { type MessageKind } from './message.ts';
import { templates } from './templates.ts';
import { bodyOf, signatureFor } from './text.ts';

/** A kind of message as staff look it up: what it says at its longest, and what that costs. */
export interface ShownTemplate {
  readonly kind: MessageKind;
  readonly level: MessageLevel;
  readonly waitsForMorning: boolean;
  readonly texts: readonly ShownText[];
}

export interface ShownText {
  readonly language: Language;
  /** As it goes to a Mainland number, which is signed within the text. */
  readonly text: string;
  readonly encoding: TextParts['encoding'];
  /** Septets, or UTF-16 units. */
  readonly units: number;
  readonly parts: number;
}

const mainland = '+8613800138000';

/** Every kind in every language, with this installation's brand and hotline. */
export function showTemplates(settings: SettingValues): ShownTemplate[] {
  return (Object.keys(templates) as MessageKind[]).map((kind) => {
    const { level, waitsForMorning } = kindRules[kind];
    const texts = languages.map((language) => textOf(kind, language, settings));
    return { kind, level, waitsForMorning, texts };
  });
}

function textOf(kind: MessageKind, language: Language, settings: SettingValues): ShownText {
  const { prefix } = signatureFor(kind, mainland, language, settings);
  const text = prefix + bodyOf(kind, largestParameters[kind], language, settings);
  const { encoding, units, parts } = partsOf(text);
  return { language, text, encoding, units, parts: parts.length };
}
