/** Human resources, accounting, finance, banking and insurance, in Spanish. Format: ../../task-lexicon.ts. */
export const MONEY_ES = `human resources = recursos humanos, personal, plantilla, trabajadores, relaciones laborales, derecho laboral
human resources officer | contratos laborales, vacaciones, control horario, expedientes de personal, altas y bajas, evaluación del desempeño
human resources manager | política de personal, comité de empresa, negociación colectiva, retribución, plan de igualdad, clima laboral
recruiter | selección de personal, ofertas de empleo, entrevistas, candidatos, búsqueda directa, captación de talento
payroll specialist | nóminas, seguridad social, finiquitos, retenciones, convenios colectivos, altas y bajas, seguros sociales
compensation and benefits specialist | compensación, beneficios sociales, bandas salariales, incentivos, retribución flexible, seguro médico
training and development specialist | formación, cursos, plan de formación, desarrollo profesional, aprendizaje, formación bonificada
HR assistant | archivo de expedientes, certificados, apoyo administrativo, control de fichajes, documentación laboral
HR business partner | asesoramiento a directivos, gestión del cambio, desarrollo organizativo, evaluación del talento, estructura
employee relations specialist | relaciones laborales, sindicatos, negociación colectiva, despidos, conflictos laborales, convenio
HR analyst | indicadores de personal, informes de plantilla, sistema de recursos humanos, cuadros de mando, absentismo
diversity and inclusion manager | diversidad, inclusión, igualdad de oportunidades, plan de igualdad, discapacidad, sensibilización

accounting = contabilidad, cuentas, cierre contable, asientos, balance, impuestos, IVA, contable
accountant | cierre mensual, conciliaciones bancarias, inmovilizado, liquidación de IVA, cuentas anuales, libro mayor
senior accountant | cuentas anuales, consolidación, impuesto de sociedades, auditores, supervisión contable, cierre anual
accounts payable clerk | facturas de proveedores, pagos, cuentas a pagar, remesas, vencimientos
accounts receivable clerk | facturas de clientes, cobros, cuentas a cobrar, impagados, reclamación de deuda
bookkeeper | registro de asientos, caja, bancos, facturas, contabilización, archivo contable
auditor | auditoría interna, control interno, informes de auditoría, papeles de trabajo, riesgos, muestreo
tax accountant | declaraciones fiscales, impuesto de sociedades, renta, asesoría fiscal, inspección de hacienda, tributos
cost accountant | contabilidad analítica, costes, control de gestión, desviaciones, márgenes, centros de coste
controller | control de gestión, presupuestos, reporting, previsiones, cuadro de mando, desviaciones
finance director | dirección financiera, tesorería, financiación, inversiones, consejo, estrategia financiera
forensic accountant | fraude, peritaje contable, investigaciones, malversación, pruebas
government accountant | presupuesto público, contabilidad pública, subvenciones, intervención, ayuntamiento, ejecución presupuestaria
billing manager | facturación, abonos, ingresos, reconocimiento de ingresos, cobros
accounting systems analyst | sistemas contables, ERP financiero, parametrización, migración, interfaces

finance = finanzas, inversiones, seguros, fondos, mercados financieros, valores
financial analyst | análisis financiero, previsiones, modelos financieros, indicadores, presupuestos
finance manager | planificación financiera, presupuesto, rentabilidad, plan de negocio, inversiones
investment analyst | análisis de acciones, valoración de empresas, recomendaciones, informes sectoriales
investment banker | fusiones y adquisiciones, valoración, salida a bolsa, operaciones, financiación
portfolio manager | gestión de carteras, asignación de activos, renta fija, renta variable, gestión de patrimonios
financial advisor | asesoramiento financiero, ahorro, jubilación, planes de pensiones, patrimonio
treasury analyst | tesorería, liquidez, cobertura de divisas, pagos, relaciones bancarias
risk analyst | gestión de riesgos, riesgo de crédito, mapa de riesgos, pruebas de estrés, normativa
actuary | actuarial, tarificación, provisiones técnicas, tablas de mortalidad, Solvencia
trader | bolsa, negociación, órdenes, derivados, mesa de operaciones
insurance agent | pólizas, venta de seguros, cartera de asegurados, presupuestos de seguros, correduría
insurance underwriter | suscripción de riesgos, primas, evaluación de riesgos, coberturas
claims adjuster | siniestros, indemnización, peritos, tramitación de siniestros, coberturas
compliance analyst finance | cumplimiento normativo, CNMV, supervisión, normativa financiera, MiFID
fund administrator | valor liquidativo, administración de fondos, depositaría, contabilidad de fondos
venture fundraiser | relación con inversores, ronda de financiación, accionistas, junta general
pension administrator | pensiones, planes de jubilación, cálculo de pensiones, partícipes, previsión social
policy administrator insurance | administración de pólizas, suplementos, recibos, atención a asegurados
real estate analyst | tasación, valoración inmobiliaria, rentabilidad, informes de tasación

banking = banco, crédito, sucursal, préstamos, cuentas bancarias, caja
bank teller | ventanilla, ingresos, reintegros, transferencias, apertura de cuentas, efectivo
personal banker | banca personal, asesoramiento a clientes, ahorro, hipotecas, fidelización
branch manager | dirección de oficina bancaria, objetivos comerciales, equipo de la sucursal
loan officer | concesión de préstamos, hipotecas, solvencia, solicitudes de crédito
loan processor | tramitación de hipotecas, documentación, garantías, desembolso
credit analyst | análisis de crédito, balances, calificación, riesgo de empresas
anti-money laundering analyst | blanqueo de capitales, operaciones sospechosas, conocimiento del cliente, alertas
banking operations officer | operaciones bancarias, liquidación, compensación, conciliación, back office
collections officer | cobro de deudas, recobro, morosos, planes de pago, reclamaciones
bank vice president | dirección bancaria, banca de empresas, comité de créditos, cuenta de resultados
credit union representative | cooperativa de crédito, socios, cuentas de ahorro, servicios
mortgage broker | intermediación hipotecaria, tipos de interés, comparación de ofertas
payment fraud specialist | fraude en pagos, tarjetas, contracargos, detección de fraude`;
