/** The parameters of a call: texts, lists and objects of them, as brackets nest them. */
export interface Form {
  [name: string]: FormValue;
}
export type FormValue = string | FormValue[] | Form;

const segment = /\[([^[\]]*)\]/g;

/**
 * Reads `application/x-www-form-urlencoded` with brackets: `a[b]=1`, `a[]=1`, `a[0][b]=1`.
 * Undefined for names whose brackets do not fit together.
 */
export function readForm(text: string): Form | undefined {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = pathOf(name);
    if (path === undefined || !put(form, path, value)) return undefined;
  }
  return listsIn(form) as Form;
}

function pathOf(name: string): string[] | undefined {
  const head = /^[^[\]]+/.exec(name)?.[0];
  if (head === undefined) return undefined;
  const rest = name.slice(head.length);
  const parts = [...rest.matchAll(segment)].map(([, part = '']) => part);
  const isWhole = parts.map((part) => `[${part}]`).join('') === rest;
  const isSafe = [head, ...parts].every((part) => part !== '__proto__');
  return isWhole && isSafe ? [head, ...parts] : undefined;
}

function put(form: Form, [first = '', ...rest]: string[], value: string): boolean {
  const name = first === '' ? String(Object.keys(form).length) : first;
  if (rest.length === 0) {
    if (typeof form[name] === 'object') return false;
    form[name] = value;
    return true;
  }
  const inner = form[name] ?? {};
  if (typeof inner === 'string' || Array.isArray(inner)) return false;
  form[name] = inner;
  return put(inner, rest, value);
}

/** An object whose names are 0, 1, 2 and so on is a list. */
function listsIn(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, listsIn(one)] as const);
  const isList = entries.length > 0 && entries.every(([name], index) => name === String(index));
  return isList ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

/** The same for the same parameters, in whichever order they were sent. */
export function printForm(value: FormValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printForm).join()}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${name}:${printForm(value[name] ?? '')}`).join()}}`;
}
