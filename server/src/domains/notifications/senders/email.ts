import { emailFormOf } from '../email-form.ts';
import { unsigned } from '../text.ts';
import type { OutgoingMessage, Sender, SendOutcome } from './sender.ts';
import type { MailAnswer, SmtpLink } from './smtp/smtp-link.ts';

/** Hands a message over as one mail, to its reader's own address. */
export function openEmailSender(link: SmtpLink): Sender {
  return {
    async send(_http, message) {
      const { email, house } = message;
      if (email === null) return { outcome: 'refused', reason: 'no address' };
      const mail = await mailOf(message, email);
      return outcomeOf(await link.send({ from: house.emailFrom, to: email }, mail));
    },
  };
}

function outcomeOf(answer: MailAnswer): SendOutcome {
  switch (answer.answer) {
    case 'accepted':
      return { outcome: 'accepted', gateway: 'smtp', references: [] };
    case 'not_sent':
      return { outcome: 'again', reason: answer.reason, isUnreached: true };
    case 'none':
      return { outcome: 'unknown', reason: 'no answer' };
    case 'refused': {
      const { code, about } = answer;
      const reason = `reply ${code}`;
      // 4yz is for now, 5yz for good (RFC 5321, 4.2.1).
      if (code < 500 || about === 'session') return { outcome: 'again', reason };
      return { outcome: 'refused', reason, ...(about === 'mailbox' ? { isNobody: true } : {}) };
    }
  }
}

/**
 * The mail as it goes over the wire. Its Message-ID is the same on every try, by which mailboxes
 * know a second copy; Auto-Submitted keeps absence notes from being sent back (RFC 3834, 5).
 */
async function mailOf(message: OutgoingMessage, to: string): Promise<Buffer> {
  // Loaded with the first mail: most programs send none, and start quicker without it.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const { id, at, house, language } = message;
  const { subject, text, html } = emailFormOf({ ...message, text: unsigned(message.text) });
  const domain = house.emailFrom.split('@').at(-1) ?? '';
  const composer = new MailComposer({
    from: { name: house.brand, address: house.emailFrom },
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${domain}>`,
    date: new Date(at),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((error, mail) => (error || !mail ? reject(error) : resolve(mail)));
  });
}
