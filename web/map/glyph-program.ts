/** Draws nodes as one point each: the shape of its type, and a rim in the ground's colour that keeps it off the lines. */
import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

const UNIFORMS = ['u_sizeRatio', 'u_pixelRatio', 'u_matrix', 'u_rim'] as const;

/** What a node bears besides Sigma's own display data. */
export interface GlyphData extends NodeDisplayData {
  readonly shape: number;
}

const VERTEX = /* glsl */ `
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute vec4 a_color;
attribute vec4 a_id;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform mat3 u_matrix;
varying vec4 v_color;
varying float v_shape;
varying float v_radius;
const float bias = 255.0 / 254.0;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  v_radius = a_size / u_sizeRatio * u_pixelRatio;
  // Room for corners that reach beyond the radius, and for the rim.
  gl_PointSize = 2.0 * (v_radius * 1.35 + 2.0 * u_pixelRatio);
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_shape;
varying float v_radius;
uniform vec4 u_rim;
uniform float u_pixelRatio;
float triangle(vec2 p, float r) {
  const float k = 1.7320508;
  p.x = abs(p.x) - r;
  p.y = p.y + r / k;
  if (p.x + k * p.y > 0.0) p = vec2(p.x - k * p.y, -k * p.x - p.y) / 2.0;
  p.x -= clamp(p.x, -2.0 * r, 0.0);
  return -length(p) * sign(p.y);
}
// Distance to the outline in pixels, below 0 inside.
float outline(vec2 p) {
  float r = v_radius;
  if (v_shape < 1.5) return length(p) - r;
  if (v_shape < 2.5) return (abs(p.x) + abs(p.y)) * 0.7071 - r * 0.84;
  if (v_shape < 3.5) { vec2 d = abs(p) - r * 0.68; return length(max(d, 0.0)) - r * 0.2; }
  return triangle(vec2(p.x, -p.y - r * 0.12), r * 0.98) - r * 0.22;
}
void main() {
  float extent = v_radius * 1.35 + 2.0 * u_pixelRatio;
  float d = outline((gl_PointCoord * 2.0 - 1.0) * extent);
  #ifdef PICKING_MODE
  if (d > 1.5 * u_pixelRatio) discard;
  gl_FragColor = v_color;
  #else
  float rim = min(1.5, 0.35 * v_radius / u_pixelRatio) * u_pixelRatio;
  float fill = 1.0 - smoothstep(-0.6, 0.6, d);
  float whole = 1.0 - smoothstep(-0.6, 0.6, d - rim);
  vec4 inside = vec4(v_color.rgb * v_color.a, v_color.a);
  gl_FragColor = mix(u_rim * whole, inside, fill);
  #endif
}`;

export type Rgba = readonly [number, number, number, number];

/** Sigma makes a program itself, so the rim's colour is asked for at each frame. */
export function createGlyphProgram(rim: () => Rgba) {
  return class GlyphProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
    override getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, POINTS } = WebGLRenderingContext;
      return {
        VERTICES: 1,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: POINTS,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_size', size: 1, type: FLOAT },
          { name: 'a_shape', size: 1, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
      };
    }

    override processVisibleItem(nodeIndex: number, start: number, data: GlyphData): void {
      const { array } = this;
      array[start] = data.x;
      array[start + 1] = data.y;
      array[start + 2] = data.size;
      array[start + 3] = data.shape;
      array[start + 4] = floatColor(data.color);
      array[start + 5] = nodeIndex;
    }

    override setUniforms(
      { sizeRatio, pixelRatio, matrix }: RenderParams,
      { gl, uniformLocations }: ProgramInfo<(typeof UNIFORMS)[number]>,
    ): void {
      gl.uniform1f(uniformLocations.u_pixelRatio, pixelRatio);
      gl.uniform1f(uniformLocations.u_sizeRatio, sizeRatio);
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
      gl.uniform4fv(uniformLocations.u_rim, rim());
    }
  };
}
