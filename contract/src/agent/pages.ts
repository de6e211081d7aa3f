/** The pages of a till, by the addresses that shops see. */
export const agentPages = {
  till: '/agent',
} as const;
