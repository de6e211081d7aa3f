/** Below this a picture is sent as it is; above it, it would take too long on a bad network. */
const mostBytes = 400_000;
const longestSide = 1_600;

/** A picture made small enough to be sent, or the file as it is where it is none. */
export async function smallFile(file: File): Promise<Blob> {
  if (file.type === 'application/pdf' || file.size <= mostBytes) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const made = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', 0.8);
    });
    return made ?? file;
  } catch {
    // No picture that this browser reads: the server says what is wrong with it.
    return file;
  }
}

/** The bytes of a file in base64. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}
