import type { ReactNode } from 'react';
import { usePortal } from '../state/portal-context.tsx';

/** In a demo: what was mailed to this address, and to nobody else, in the language of this page. */
export function MailboxLink({ email }: { readonly email: string }): ReactNode {
  const { session, language, say } = usePortal();
  if (session.mailUrl === null) return null;
  const mailbox = new URL(session.mailUrl);
  mailbox.search = new URLSearchParams({ to: email, lang: language }).toString();
  return (
    <p>
      <a href={mailbox.href} target="_blank" rel="noreferrer">
        {say('openMail')}
      </a>
    </p>
  );
}
