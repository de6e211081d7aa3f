/** Text that is known to be safe inside a page. Only `html` makes it. */
export interface Html {
  readonly html: string;
}

type Content = Html | string | number | readonly Html[];

/** A template whose values are escaped unless they are Html (or a list of Html) themselves. */
export function html(parts: TemplateStringsArray, ...values: Content[]): Html {
  const rendered = values.map((value, index) => render(value) + (parts[index + 1] ?? ''));
  return { html: (parts[0] ?? '') + rendered.join('') };
}

export const nothing: Html = { html: '' };

function render(value: Content): string {
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
  if ('html' in value) return value.html;
  return value.map((item) => item.html).join('');
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(value: string): string {
  return value.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}
