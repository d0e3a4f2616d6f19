/** A pair of shaders, and which vertices it draws; the vertices themselves are shared. */
import type { Rgb } from './paint.ts';
import { attributes, type Shaders, VERTEX_FLOATS } from './shaders.ts';

type Uniforms = Readonly<Record<string, number | Float32Array | Rgb>>;

export class Brush {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #array: WebGLVertexArrayObject;
  readonly #indices: WebGLBuffer;
  readonly #places = new Map<string, WebGLUniformLocation | null>();
  count = 0;

  constructor(gl: WebGL2RenderingContext, shaders: Shaders, vertices: WebGLBuffer) {
    this.#gl = gl;
    this.#program = compile(gl, shaders);
    this.#array = gl.createVertexArray();
    this.#indices = gl.createBuffer();
    gl.bindVertexArray(this.#array);
    gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.#indices);
    for (const { name, size, offset, isColor } of attributes) {
      const location = gl.getAttribLocation(this.#program, name);
      if (location < 0) continue;
      gl.enableVertexAttribArray(location);
      const kind = isColor ? gl.UNSIGNED_BYTE : gl.FLOAT;
      gl.vertexAttribPointer(location, size, kind, isColor, 4 * VERTEX_FLOATS, offset);
    }
    gl.bindVertexArray(null);
  }

  take(indices: Uint32Array): void {
    const gl = this.#gl;
    gl.bindVertexArray(this.#array);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.DYNAMIC_DRAW);
    gl.bindVertexArray(null);
    this.count = indices.length;
  }

  draw(mode: number, first: number, count: number, uniforms: Uniforms): void {
    const gl = this.#gl;
    // biome-ignore lint/correctness/useHookAtTopLevel: no hook of React, but WebGL's
    gl.useProgram(this.#program);
    for (const [name, value] of Object.entries(uniforms)) this.#set(name, value);
    gl.bindVertexArray(this.#array);
    gl.drawElements(mode, count, gl.UNSIGNED_INT, 4 * first);
    gl.bindVertexArray(null);
  }

  #set(name: string, value: number | Float32Array | Rgb): void {
    const gl = this.#gl;
    let place = this.#places.get(name);
    if (place === undefined) {
      place = gl.getUniformLocation(this.#program, name);
      this.#places.set(name, place);
    }
    if (typeof value === 'number') gl.uniform1f(place, value);
    else if (value.length === 3) gl.uniform3f(place, value[0]!, value[1]!, value[2]!);
    else gl.uniformMatrix3fv(place, false, value);
  }

  kill(): void {
    this.#gl.deleteProgram(this.#program);
    this.#gl.deleteVertexArray(this.#array);
    this.#gl.deleteBuffer(this.#indices);
  }
}

function compile(gl: WebGL2RenderingContext, { vertex, fragment }: Shaders): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`The map's shaders do not compile: ${gl.getProgramInfoLog(program)}`);
  return program;
}
