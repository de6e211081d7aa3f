/** The pages of the partners' portal, by the addresses that developers see. */
export const portalPages = {
  portal: '/developers',
} as const;
