/** The version of the API whose shapes these are. */
export const apiVersion = '2026-10-28.endive';
