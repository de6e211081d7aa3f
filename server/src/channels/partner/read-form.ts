import { refuse } from './refusals.ts';

/** A form's fields, each once, as RFC 6749, 3.2, demands. Empty ones count as left out. */
export function readForm(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    if (Object.hasOwn(fields, name)) throw refuse.form_field_twice({ field: name.slice(0, 80) });
    if (value !== '' && name !== '__proto__') fields[name] = value;
  }
  return fields;
}

export interface Shown {
  readonly client: string;
  readonly secret: string;
}

/**
 * The client and its secret, in the form or by HTTP Basic, where both are encoded as in a form
 * first (RFC 6749, 2.3.1). Never both ways at once.
 */
export function readShown(
  authorization: string | undefined,
  form: { readonly client_id?: string; readonly client_secret?: string },
): Shown {
  const basic = readBasic(authorization);
  const { client_id: client = '', client_secret: secret = '' } = form;
  if (!basic) return { client, secret };
  const isTwice = secret !== '' || (client !== '' && client !== basic.client);
  if (isTwice) throw refuse.client_shown_twice();
  return basic;
}

function readBasic(authorization: string | undefined): Shown | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [client = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { client: decoded(client), secret: decoded(rest.join(':')) };
}

function decoded(text: string): string {
  return new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? '';
}
