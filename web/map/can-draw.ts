/** Whether this browser can draw the map at all. */

let answer: boolean | null = null;

export function canDraw(): boolean {
  if (answer === null) {
    const canvas = document.createElement('canvas');
    answer = canvas.getContext('webgl2') !== null;
  }
  return answer;
}
