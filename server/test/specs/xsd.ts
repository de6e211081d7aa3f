import { SaxesParser } from 'saxes';
import { present } from '#base';

/** An element with its children in their order; of a schema or of a document. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

type Open = { -readonly [Part in keyof XmlNode]: XmlNode[Part] } & { children: XmlNode[] };

/** Reads a whole document. What is not well-formed throws. */
export function readXml(text: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [];
  let root: XmlNode | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, attributes }) => {
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    open.push({ name: local, attributes: Object.fromEntries(values), children: [], text: '' });
  });
  parser.on('text', (piece) => {
    const inner = open.at(-1);
    if (inner) inner.text += piece;
  });
  parser.on('closetag', () => {
    const ended = present(open.pop(), 'an element');
    const outer = open.at(-1);
    if (outer) outer.children.push(ended);
    else root = ended;
  });
  parser.write(text).close();
  return present(root, 'a document');
}

/** What is wrong with a document, each with its path; nothing where it is valid. */
export type XmlJudge = (document: string) => string[];

/**
 * Judges by an XML schema, as far as those of ISO 20022 go: sequences, choices, texts with
 * attributes, and facets. What it does not know throws, so that nothing passes unjudged.
 */
export function openXmlJudge(schema: string): XmlJudge {
  const { children, attributes } = readXml(schema);
  const types = new Map(children.map((one) => [`${one.name} ${one.attributes['name']}`, one]));
  const root = children.find(({ name }) => name === 'element');
  const { name, type } = present(root, 'an element of the schema').attributes;
  return (document) => {
    const node = readXml(document);
    const isIt = node.name === name && node.attributes['xmlns'] === attributes['targetNamespace'];
    if (!isIt) return [`${node.name}: is not ${name} of this schema`];
    return typeProblems(types, String(type), node, node.name);
  };
}

type Types = ReadonlyMap<string, XmlNode>;

function typeProblems(types: Types, type: string, node: XmlNode, path: string): string[] {
  const simple = types.get(`simpleType ${type}`);
  const complex = types.get(`complexType ${type}`);
  if (!complex) {
    const nested = node.children.map((child) => `${path}/${child.name}: in a text`);
    return [...nested, ...textProblems(simple, type, node.text, path)];
  }
  const [content] = complex.children;
  if (!content) return [];
  if (content.name === 'simpleContent') return taggedProblems(types, content, node, path);
  const { problems, at } = matched(types, content, node.children, 0, path);
  const strays = node.children.slice(at, at + 1).map((one) => `${path}/${one.name}: not here`);
  return [...problems, ...strays];
}

/** A text with attributes, such as an amount with its currency. */
function taggedProblems(types: Types, content: XmlNode, node: XmlNode, path: string): string[] {
  const extension = present(content.children[0], 'an extension');
  const base = String(extension.attributes['base']);
  const own = extension.children.flatMap(({ attributes: { name = '', type = '', use } }) => {
    const value = node.attributes[name];
    if (value === undefined) return use === 'required' ? [`${path}/@${name}: is missing`] : [];
    return textProblems(types.get(`simpleType ${type}`), type, value, `${path}/@${name}`);
  });
  return [...own, ...textProblems(types.get(`simpleType ${base}`), base, node.text, path)];
}

interface Matched {
  readonly problems: string[];
  /** The child that comes next. */
  readonly at: number;
}

function matched(
  types: Types,
  particle: XmlNode,
  children: readonly XmlNode[],
  from: number,
  path: string,
): Matched {
  switch (particle.name) {
    case 'element':
      return elementsMatched(types, particle, children, from, path);
    case 'sequence': {
      let at = from;
      const problems: string[] = [];
      for (const part of particle.children) {
        const next = matched(types, part, children, at, path);
        problems.push(...next.problems);
        at = next.at;
      }
      return { problems, at };
    }
    case 'choice': {
      const name = children[from]?.name;
      const chosen = particle.children.find((one) => one.attributes['name'] === name);
      if (chosen) return matched(types, chosen, children, from, path);
      return { problems: [`${path}: none of its choices`], at: from };
    }
    case 'any':
      return { problems: [], at: children.length };
    default:
      throw new Error(`the schema has a ${particle.name}, which is not known here`);
  }
}

function elementsMatched(
  types: Types,
  { attributes }: XmlNode,
  children: readonly XmlNode[],
  from: number,
  path: string,
): Matched {
  const { name = '', type = '', minOccurs = '1', maxOccurs = '1' } = attributes;
  const most = maxOccurs === 'unbounded' ? Number.POSITIVE_INFINITY : Number(maxOccurs);
  const problems: string[] = [];
  let at = from;
  for (let child = children[at]; child?.name === name && at - from < most; child = children[at]) {
    problems.push(...typeProblems(types, type, child, `${path}/${name}`));
    at += 1;
  }
  if (at - from < Number(minOccurs)) problems.push(`${path}/${name}: is missing`);
  return { problems, at };
}

const builtIn: Readonly<Record<string, RegExp>> = {
  'xs:string': /^[^]*$/,
  'xs:boolean': /^(?:true|false|1|0)$/,
  'xs:decimal': /^[+-]?(?:\d+\.?\d*|\.\d+)$/,
  'xs:date': /^\d{4}-\d{2}-\d{2}(?:Z|[+-]\d{2}:\d{2})?$/,
  'xs:dateTime': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/,
  'xs:gYearMonth': /^\d{4}-\d{2}(?:Z|[+-]\d{2}:\d{2})?$/,
};

function textProblems(
  simple: XmlNode | undefined,
  type: string,
  text: string,
  path: string,
): string[] {
  const restriction = simple?.children[0];
  const base = restriction ? String(restriction.attributes['base']) : type;
  const lexical = builtIn[base];
  if (!lexical) throw new Error(`the schema has the type ${base}, which is not known here`);
  const facets = restriction?.children ?? [];
  const values = facets.filter(({ name }) => name === 'enumeration');
  const isListed = values.length === 0 || values.some((one) => one.attributes['value'] === text);
  const isRight = lexical.test(text) && isListed && facets.every((one) => fits(one, text));
  return isRight ? [] : [`${path}: "${text}" is no ${type}`];
}

/** In code points, as XML counts. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

function fits({ name, attributes: { value = '' } }: XmlNode, text: string): boolean {
  const digits = text.replaceAll(/[^\d.]/g, '');
  switch (name) {
    case 'enumeration':
      return true;
    case 'pattern':
      return new RegExp(`^(?:${value})$`, 'u').test(text);
    case 'minLength':
      return lengthOf(text) >= Number(value);
    case 'maxLength':
      return lengthOf(text) <= Number(value);
    case 'minInclusive':
      return Number(text) >= Number(value);
    case 'fractionDigits':
      return (digits.split('.')[1] ?? '').length <= Number(value);
    case 'totalDigits':
      return digits.replace('.', '').length <= Number(value);
    default:
      throw new Error(`the schema has the facet ${name}, which is not known here`);
  }
}
