/** What the graphics processor is told of dots and lines: one vertex a node, and both are drawn from it. */

/** Numbers of a vertex: place, radius, shape, and a colour in the bits of the last one. */
export const VERTEX_FLOATS = 5;

export interface Attribute {
  readonly name: string;
  readonly size: number;
  /** In bytes from where the vertex begins. */
  readonly offset: number;
  readonly isColor: boolean;
}

export const attributes: readonly Attribute[] = [
  { name: 'a_position', size: 2, offset: 0, isColor: false },
  { name: 'a_size', size: 1, offset: 8, isColor: false },
  { name: 'a_shape', size: 1, offset: 12, isColor: false },
  { name: 'a_color', size: 4, offset: 16, isColor: true },
];

export interface Shaders {
  readonly vertex: string;
  readonly fragment: string;
}

const HEAD = /* glsl */ `#version 300 es
precision highp float;
uniform mat3 u_matrix;
uniform float u_scale;
uniform float u_pixelRatio;
`;

/** Nodes as points: the shape of its type, and a rim in the ground's colour that keeps it off the lines. */
export const dots: Shaders = {
  vertex: /* glsl */ `${HEAD}
in vec2 a_position;
in float a_size;
in float a_shape;
in vec4 a_color;
out vec4 v_color;
out float v_shape;
out float v_radius;
out float v_rim;
out float v_extent;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  v_radius = a_size * u_scale * u_pixelRatio;
  v_rim = min(1.5 * u_pixelRatio, 0.35 * v_radius);
  // Room for corners that reach beyond the radius, and for the rim; no more, for each pixel of it is computed.
  v_extent = v_radius * (a_shape < 1.5 ? 1.0 : 1.35) + v_rim + 0.7;
  gl_PointSize = 2.0 * v_extent;
  v_shape = a_shape;
  v_color = a_color;
}`,
  fragment: /* glsl */ `${HEAD}
in vec4 v_color;
in float v_shape;
in float v_radius;
in float v_rim;
in float v_extent;
uniform vec3 u_ground;
out vec4 color;
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
  float d = outline((gl_PointCoord * 2.0 - 1.0) * v_extent);
  float fill = 1.0 - smoothstep(-0.6, 0.6, d);
  float whole = 1.0 - smoothstep(-0.6, 0.6, d - v_rim);
  color = mix(vec4(u_ground, 1) * whole, v_color, fill);
}`,
};

/** Edges as thin lines in a breath of the far end's colour, which is the last vertex of each. */
export const lines: Shaders = {
  vertex: /* glsl */ `${HEAD}
in vec2 a_position;
in vec4 a_color;
uniform vec3 u_ink;
uniform float u_share;
uniform float u_opacity;
flat out vec4 v_color;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  // Sigma blends colours that are multiplied by their opacity already.
  v_color = vec4(mix(a_color.rgb, u_ink, u_share), 1) * u_opacity;
}`,
  fragment: /* glsl */ `${HEAD}
flat in vec4 v_color;
out vec4 color;
void main() {
  color = v_color;
}`,
};
