/** The page of a kiosk. */
export const kioskPages = {
  kiosk: '/kiosk',
} as const;
