/** The pages of a hall, by the addresses that its staff see. */
export const hallPages = {
  hall: '/hall',
} as const;
