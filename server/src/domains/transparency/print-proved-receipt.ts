import type { Context } from '#platform/context';
import { printReceipt, type Receipt, type ReceiptReader } from '#receipts';
import { packProof } from './pack-proof.ts';
import { proveReceipt } from './prove-receipt.ts';

/**
 * A receipt as a PDF with its proof in it, and in a QR code that leads to `verifier`, the address
 * of the page that checks it; without either until the log has it.
 */
export async function printProvedReceipt(
  context: Context,
  receipt: Receipt,
  { reader, verifier }: { readonly reader: ReceiptReader; readonly verifier: string },
): Promise<Buffer> {
  const found = await proveReceipt(context, receipt.code);
  const proved = found && { proof: found.proof, own: reader.isOwn ? found.own : null };
  return printReceipt(context, receipt, {
    reader,
    proof: proved ? { ...proved, address: `${verifier}#${packProof(proved)}` } : null,
  });
}
