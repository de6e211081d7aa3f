/** Minutes after midnight, from a time that a field of hours and minutes took: `07:30`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** As `minutesOf` reads it. */
export function clockOf(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}
