/** Arts, design, fashion and beauty, in Spanish. Format: ../../task-lexicon.ts. */
export const CREATIVE_ES = `arts = arte, cine, música, teatro, exposición, escenario
artist | pintura, escultura, taller, dibujo, exposiciones
art teacher | clases de arte, dibujo, talleres creativos
musician | instrumento, conciertos, orquesta, escuela de música, coro
actor | interpretación, papeles, ensayos, espectáculos
museum curator | museo, colecciones, comisariado, galería, obras
film director | dirección, rodaje, producción, guion
video editor | montaje, etalonaje, posproducción, edición de vídeo
photographer | fotografía, retoque, estudio fotográfico, retratos, sesiones
sound engineer | sonido, mezcla, micrófonos, sonorización
writer | novelas, manuscritos, escritura, guiones, edición
makeup artist | peluquería, corte de pelo, tintes, maquillaje, salón
art director | dirección creativa, conceptos, agencia de publicidad
arts and crafts worker | artesanía, cerámica, joyería, alfarería
talent agent | representación de artistas, contrataciones, giras
art conservator | restauración de obras, conservación, cuadros, patrimonio
theatre manager | gestión de teatro, taquilla, programación

design = diseño, creatividad, maquetas, gráfico, bocetos
graphic designer | folletos, carteles, maquetación, identidad corporativa, artes finales, imprenta
web designer | diseño web, interfaces, pantallas, maquetas
UX designer | investigación de usuarios, prototipos, pruebas de usabilidad, Figma, experiencia de usuario
interior designer | interiorismo, decoración, mobiliario, espacios
industrial designer | diseño industrial, producto, modelos, formas
motion designer | animación, grafismo, dibujos animados, guiones gráficos
CAD designer | delineación, planos, AutoCAD, modelado
landscape designer | paisajismo, diseño de exposiciones, espacios verdes
multimedia designer | presentaciones, multimedia, infografías
packaging designer | diseño de envases, preimpresión, etiquetas, artes finales
design manager | dirección de diseño, equipo creativo, guías de estilo
UX writer | textos de interfaz, microtextos, tono
lighting designer | iluminación, estampados, diseño de luz

apparel = moda, ropa, textil, colección, tejidos, confección
fashion designer | diseño de moda, patronaje, tendencias, figurines
apparel merchandiser | surtido de moda, compras de temporada, planificación
apparel production manager | producción de ropa, talleres de confección, plazos
tailor | costura, arreglos, máquina de coser, corte, dobladillos
fashion stylist | estilismo, vestuario, sesiones de fotos, conjuntos
textile designer | tejeduría, hilos, estampación, punto
apparel store manager | tienda de ropa, probadores, asesoramiento de estilo, boutique
apparel sourcing manager | aprovisionamiento textil, control de prendas, proveedores
uniform and sportswear specialist | serigrafía, uniformes, bordado, equipaciones
bridal consultant | vestidos de novia, trajes de ceremonia, pruebas
apparel quality assurance manager | ensayos textiles, solidez del color, laboratorio textil`;
