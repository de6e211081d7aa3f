import type { Words } from '#base';

/** What is wrong with one place of a request: a rule of JSON Schema and what it asks for. */
export interface Breach {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

function words(en: string, traditional: string, simplified: string): Words {
  return { en, 'zh-Hant': traditional, 'zh-Hans': simplified };
}

const kinds: Readonly<Record<string, Words>> = {
  integer: words('a whole number', '整數', '整数'),
  number: words('a number', '數字', '数字'),
  string: words('text', '文字', '文本'),
  boolean: words('true or false', 'true 或 false', 'true 或 false'),
  array: words('a list', '列表', '列表'),
  object: words('an object', '物件', '对象'),
};

const formats: Readonly<Record<string, Words>> = {
  'date-time': words(
    'must be a time such as 2026-06-30T15:59:59Z',
    '須為時間，例如 2026-06-30T15:59:59Z',
    '须为时间，例如 2026-06-30T15:59:59Z',
  ),
  date: words(
    'must be a day such as 2026-06-30',
    '須為日期，例如 2026-06-30',
    '须为日期，例如 2026-06-30',
  ),
};

const unlike = words('does not have the form it should have', '格式不正確', '格式不正确');

/** A pattern that only says which signs there may be, and how many. */
const ofSigns = /^\^\[((?:\w-\w|[\w.~+/=-])+)\](?:\{(\d+)(?:,(\d+))?\}|\*|\+)?\$$/;

/** Of a form that can be said in a few words what it is; of others that there is one. */
function formWords(pattern: unknown): Words {
  const [isSigns, signs = '', least, most = least] = ofSigns.exec(String(pattern)) ?? [];
  if (isSigns === undefined) return unlike;
  const list = (signs.match(/\w-\w|./g) ?? [])
    .map((one) => (one.length > 1 ? one.replace('-', '–') : one))
    .join(' ');
  const count = least === most ? `${most}` : `${least}–${most}`;
  const [en, traditional, simplified] =
    most === undefined ? ['', '', ''] : [`, ${count} of them`, `，${count} 個`, `，${count} 个`];
  return words(
    `may hold only ${list}${en}`,
    `只可包含 ${list}${traditional}`,
    `只可包含 ${list}${simplified}`,
  );
}

/** Says to a person what to do about it, in the three languages. */
export function wordsFor({ keyword, params }: Breach): Words {
  const limit = String(params['limit']);
  switch (keyword) {
    case 'required':
      return words('is missing', '尚未填寫', '尚未填写');
    case 'additionalProperties':
      return words(
        'is not a field we know; take it out',
        '不是認識的欄位，請移除',
        '不是认识的字段，请移除',
      );
    case 'type':
      return typeWords(params['type']);
    case 'const':
    case 'enum':
      return choiceWords(params['allowedValues'] ?? [params['allowedValue']]);
    case 'format':
      return formats[String(params['format'])] ?? unlike;
    case 'pattern':
      return formWords(params['pattern']);
    case 'minimum':
      return words(`must be ${limit} or more`, `不可少於 ${limit}`, `不可少于 ${limit}`);
    case 'maximum':
      return words(`must be ${limit} or less`, `不可多於 ${limit}`, `不可多于 ${limit}`);
    case 'minLength':
      return words(`needs ${limit} characters or more`, `最少 ${limit} 個字`, `至少 ${limit} 个字`);
    case 'maxLength':
      return words(
        `may have ${limit} characters at most`,
        `最多 ${limit} 個字`,
        `最多 ${limit} 个字`,
      );
    case 'minItems':
      return words(`needs ${limit} entries or more`, `最少 ${limit} 項`, `至少 ${limit} 项`);
    case 'maxItems':
      return words(`may have ${limit} entries at most`, `最多 ${limit} 項`, `最多 ${limit} 项`);
    default:
      return unlike;
  }
}

function typeWords(type: unknown): Words {
  const kind = kinds[String(type)];
  if (!kind) return unlike;
  return words(`must be ${kind.en}`, `須為${kind['zh-Hant']}`, `须为${kind['zh-Hans']}`);
}

function choiceWords(allowed: unknown): Words {
  const list = (Array.isArray(allowed) ? allowed : []).map(String).join(', ');
  return words(`must be one of: ${list}`, `須為以下之一：${list}`, `须为以下之一：${list}`);
}
