// The answer of an identity provider is handed on without a click.
document.querySelector('form[data-continue]')?.submit();
