/** A mail as it lies in a mailbox. */
export interface Mail {
  readonly id: number;
  /** Of the envelope: whose mailbox it lies in. */
  readonly to: string;
  readonly from: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Header fields by name, in lower case, each as often as it stood there. */
  readonly headerNames: readonly string[];
  /** ISO 8601 in UTC. */
  readonly at: string;
}

export interface Mails {
  add(mail: Omit<Mail, 'id'>): void;
  /** Newest first. */
  list(to?: string): Mail[];
  find(id: number): Mail | undefined;
}

/** The oldest mail beyond this many is forgotten. */
const mostMails = 2_000;

export function openMails(): Mails {
  const mails: Mail[] = [];
  let lastId = 0;
  return {
    add(mail) {
      lastId += 1;
      mails.push({ ...mail, id: lastId });
      if (mails.length > mostMails) mails.shift();
    },
    list: (to) => mails.filter((mail) => to === undefined || mail.to === to).reverse(),
    find: (id) => mails.find((mail) => mail.id === id),
  };
}
