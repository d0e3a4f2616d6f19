/** Sigma's program for the one node that it is given, the whole map: all dots and lines from typed arrays, in two calls. */
import type Sigma from 'sigma';
import type { NodeProgramType } from 'sigma/rendering';
import type { RenderParams } from 'sigma/types';
import { Brush } from './brush.ts';
import { drawnDots, drawnLines, verticesOf } from './buffers.ts';
import { Detail } from './detail.ts';
import { edgeOpacity, INK_IN_LINE } from './edge-look.ts';
import { type Rgb, rgb } from './paint.ts';
import type { Scene } from './scene.ts';
import { dots, lines } from './shaders.ts';

/** Sigma makes the program itself, and tells it nothing of what to draw: that is read from the scene at each frame. */
export function createColumnsProgram(scene: Scene): NodeProgramType {
  return class ColumnsProgram extends ColumnsDrawing {
    constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, sigma: Sigma) {
      super(gl as WebGL2RenderingContext, sigma, scene);
    }
  } as unknown as NodeProgramType;
}

/** Sigma draws nodes that are pointed at once more on a layer of their own; here that would be the whole map. */
export class NoProgram {
  readonly drawLabel = undefined;
  readonly drawHover = undefined;
  process(): void {}
  reallocate(): void {}
  render(): void {}
  kill(): void {}
}

class ColumnsDrawing {
  readonly drawLabel = undefined;
  readonly drawHover = undefined;
  readonly #gl: WebGL2RenderingContext;
  readonly #sigma: Sigma;
  readonly #scene: Scene;
  readonly #dots: Brush;
  readonly #lines: Brush;
  readonly #vertices: WebGLBuffer;
  readonly #detail: Detail;
  #drawn: Pick<Scene, 'places' | 'look' | 'visible' | 'extent'> | null = null;

  constructor(gl: WebGL2RenderingContext, sigma: Sigma, scene: Scene) {
    this.#gl = gl;
    this.#sigma = sigma;
    this.#scene = scene;
    this.#vertices = gl.createBuffer();
    this.#lines = new Brush(gl, lines, this.#vertices);
    this.#dots = new Brush(gl, dots, this.#vertices);
    this.#detail = new Detail(() => sigma.scheduleRender());
  }

  /** What Sigma would tell of its one node. */
  process(): void {}
  reallocate(): void {}

  render({ matrix, pixelRatio, sizeRatio }: RenderParams): void {
    const gl = this.#gl;
    this.#fill();
    const { paint } = this.#scene.look;
    const isMoving = this.#isMoving();
    const [allLines, allDots] = [this.#lines.count / 2, this.#dots.count];
    const lineCount = this.#detail.lines(allLines);
    const dotCount = this.#detail.dots(allDots, isMoving);
    this.#detail.watch(lineCount === allLines && dotCount === allDots, isMoving);
    // Sigma leaves bound what it reads back from to find what is pointed at.
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.enable(gl.BLEND);
    const shared = { u_matrix: matrix, u_scale: this.#scene.scale / sizeRatio, u_pixelRatio: pixelRatio };
    this.#lines.draw(gl.LINES, 0, 2 * lineCount, {
      ...shared,
      u_ink: unit(paint.faintInk),
      u_share: INK_IN_LINE,
      u_opacity: edgeOpacity(this.#scene) * darker(allLines, lineCount),
    });
    // The greatest dots stand last.
    this.#dots.draw(gl.POINTS, allDots - dotCount, dotCount, { ...shared, u_ground: unit(paint.ground) });
  }

  /** Hands over what has become another since the last frame. */
  #fill(): void {
    const gl = this.#gl;
    const { places, look, visible, extent, network } = this.#scene;
    const { places: at, look: as, extent: within, visible: of } = this.#drawn ?? {};
    if (places !== at || look !== as || extent !== within) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.#vertices);
      gl.bufferData(gl.ARRAY_BUFFER, verticesOf(this.#scene), gl.DYNAMIC_DRAW);
    }
    if (visible !== of) {
      this.#lines.take(drawnLines(network, visible));
      this.#dots.take(drawnDots(network, visible));
    }
    this.#drawn = { places, look, visible, extent };
  }

  #isMoving(): boolean {
    const { isMoving, draggedEvents, currentWheelDirection } = this.#sigma.getMouseCaptor();
    return (
      this.#sigma.getCamera().isAnimated() || isMoving || draggedEvents > 0 || currentWheelDirection !== 0
    );
  }

  kill(): void {
    this.#detail.kill();
    this.#dots.kill();
    this.#lines.kill();
    this.#gl.deleteBuffer(this.#vertices);
  }
}

const unit = (color: string): Rgb => rgb(color).map(part => part / 255) as unknown as Rgb;

/** Fewer lines are a little darker, so that a map of which a part is drawn is not pale. */
const darker = (all: number, drawn: number): number =>
  drawn === 0 ? 1 : Math.min(1.8, Math.sqrt(all / drawn));
