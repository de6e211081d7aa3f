/**
 * The page that checks a receipt's proof. The proof stands behind the number sign of its address.
 */
export const verifierPath = '/verify';
