/** A canvas of our own over or under Sigma's, sharp on any screen. */

export class Layer {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;

  constructor(parent: HTMLElement, name: string, before: Node | null = null) {
    this.canvas = document.createElement('canvas');
    this.canvas.className = `map-layer map-${name}`;
    this.canvas.setAttribute('aria-hidden', 'true');
    parent.insertBefore(this.canvas, before);
    this.context = this.canvas.getContext('2d')!;
  }

  /** Empty, in pixels of the page. */
  clear(width: number, height: number): CanvasRenderingContext2D {
    const scale = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
    if (this.canvas.width !== wide || this.canvas.height !== high) {
      this.canvas.width = wide;
      this.canvas.height = high;
    }
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.clearRect(0, 0, wide, high);
    this.context.setTransform(scale, 0, 0, scale, 0, 0);
    return this.context;
  }
}
